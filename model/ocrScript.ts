/** The script of the Chinese in pictures whose text is to be recognised: a recogniser knows one at a time well. */
export const ocrScripts = ['simplified', 'traditional'] as const

export type OcrScript = (typeof ocrScripts)[number]
