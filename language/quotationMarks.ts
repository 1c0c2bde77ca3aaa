/** White space and the marks around quoted terms and titles: a term is the same with and without them. */
const AROUND_TERMS = /[\s"'“”‘’«»《》〈〉「」『』]/

const ALL_AROUND_TERMS = new RegExp(AROUND_TERMS, 'g')

/** Whether a character is no part of a term: white space or a quotation or title mark. */
export const isAroundTerms = (character: string): boolean => AROUND_TERMS.test(character)

/** A text without white space and quotation and title marks. */
export const withoutQuotationMarks = (text: string): string => text.replace(ALL_AROUND_TERMS, '')
