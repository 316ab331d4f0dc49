import { join } from 'node:path'
import { dialog, type BrowserWindow, type FileFilter } from 'electron'

/** Asks where a file goes; `saveTo` answers instead of the user in tests and demonstrations. */
export async function choosePlace(window: BrowserWindow | null, saveTo: string | null, suggestedName: string): Promise<string | null> {
  if (saveTo !== null) return join(saveTo, suggestedName)
  if (window === null) return null
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: suggestedName })
  return canceled || filePath === '' ? null : filePath
}

/** Asks which files to enclose with a letter; none when the user thinks better of it. */
export async function chooseEnclosures(window: BrowserWindow | null): Promise<readonly string[]> {
  if (window === null) return []
  const filters = [{ name: 'PDF, JPEG or PNG', extensions: ['pdf', 'jpg', 'jpeg', 'png'] }, { name: 'All files', extensions: ['*'] }]
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile', 'multiSelections'], filters })
  return canceled ? [] : filePaths
}

/** Asks for a folder to put several files in; `saveTo` answers instead of the user in tests and demonstrations. */
export async function chooseFolder(window: BrowserWindow | null, saveTo: string | null): Promise<string | null> {
  if (saveTo !== null) return saveTo
  if (window === null) return null
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Asks which file to read; `openFrom` answers instead of the user in tests and demonstrations. */
export async function chooseFile(window: BrowserWindow | null, openFrom: string | null, kind: FileFilter): Promise<string | null> {
  if (openFrom !== null) return openFrom
  if (window === null) return null
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: [kind] })
  return canceled ? null : (filePaths[0] ?? null)
}
