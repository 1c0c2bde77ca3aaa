import { InputError } from '../model/errors.ts'

/**
 * What `load` imports of a package that is only installed where it is wanted.
 * @param file what it is wanted for
 * @param what such files or places, in the plural: `PDF files`
 * @throws InputError where the package is not installed, saying how to add it
 */
export async function optionalPackage<Module>(
  name: string,
  file: string,
  what: string,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load()
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const isMissing = (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') && message.includes(`'${name}'`)
    if (!isMissing) throw cause
    const add = `npm install ${name} (with -g if shuyu was installed so)`
    throw new InputError(file, `${what} need the package ${name}, which is not installed: ${add}`, { cause })
  }
}
