interface Folders {
  readonly root?: string
  readonly cache?: string
}
export function freshBundle(entry: string, folders?: Folders): string | undefined
export function buildBundle(entries: readonly string[], folders?: Folders): Promise<void>
