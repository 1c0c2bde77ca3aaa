/**
 * An input that cannot be used. The message says what was expected, what was found and where, and what to do;
 * the command line prints it as it is and exits with 2 (or 1 when other inputs went through).
 */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly file: string
  /** 1-based line, where one is known. */
  readonly line?: number

  constructor(file: string, message: string, options: { line?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.file = file
    this.line = options.line
  }

  /** `file:line: message`, as compilers print it. */
  get located(): string {
    return `${this.file}${this.line === undefined ? '' : `:${this.line}`}: ${this.message}`
  }
}

/**
 * The program is not installed as it has to be, on this machine or for this Node.js. The message says what to do; neither an
 * input nor a defect is to blame.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError'
}
