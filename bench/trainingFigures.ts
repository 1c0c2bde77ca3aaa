import { readFileSync } from 'node:fs'

const page = readFileSync(new URL('../ranking/weights/README.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/```\n([\s\S]*?)\n```/g)].map(([, figures]) => figures)

/**
 * Figures of the training of the shipped models, cross-validated by document, since what they were trained on does not
 * tell. `npm run train` measures them again.
 */
export const [crossValidation, learningFigures, orderFigures] = blocks
