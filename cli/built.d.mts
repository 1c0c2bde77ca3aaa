interface Folders {
  readonly root?: string
  readonly out?: string
}
export const MANIFEST: string
export function builtFile(entry: string, folders?: Folders): string | undefined
export function builtName(entry: string): string
export function stateOf(file: string): string
