import { isLitter } from './files.ts'

/** A file with its place in the folder it came from. */
export interface Found {
  readonly file: File
  readonly path: string
}

/** The files that a person chose. */
export const chosen = (files: readonly File[]): Found[] =>
  files
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter(({ path }) => !isLitter(path))

/** Everything that was dropped, folders with all they hold. */
export async function dropped(data: DataTransfer): Promise<Found[]> {
  // Asked for before the first pause: what was dropped is gone afterwards.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return chosen([...data.files])
  const found = await Promise.all(entries.map((entry) => filesIn(entry)))
  return found.flat().filter(({ path }) => !isLitter(path))
}

async function filesIn(entry: FileSystemEntry): Promise<Found[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ file, path: entry.fullPath.replace(/^\//, '') }]
  }
  if (!isFolder(entry)) return []
  const reader = entry.createReader()
  const found: Found[] = []
  // A reader gives a hundred at a time, and none when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return found
    for (const one of some) found.push(...(await filesIn(one)))
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
