import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readFontSet, type FaceName, type FontFiles, type FontSet } from '#pdf/font/font-set.ts'

/** Where each face stands in the folder of font families. */
const FILES: Readonly<Record<FaceName, string>> = {
  regular: 'arimo/arimo-regular.ttf',
  bold: 'arimo/arimo-bold.ttf',
  italic: 'arimo/arimo-italic.ttf',
  boldItalic: 'arimo/arimo-bold-italic.ttf',
  arabic: 'vazirmatn/vazirmatn-regular.ttf',
  nastaliq: 'noto-nastaliq-urdu/noto-nastaliq-urdu-regular.ttf',
  hebrew: 'noto-sans-hebrew/noto-sans-hebrew-regular.ttf',
  devanagari: 'noto-sans-devanagari/noto-sans-devanagari-regular.ttf',
  bengali: 'noto-sans-bengali/noto-sans-bengali-regular.ttf',
  gurmukhi: 'noto-sans-gurmukhi/noto-sans-gurmukhi-regular.ttf',
  symbols: 'source-sans-3/source-sans-3-regular.ttf',
}

/** Reads the files of every face from the folder of font families; rejects when one cannot be read. */
export async function readFonts(folder: string): Promise<FontSet> {
  const read = async ([face, file]: [string, string]) => [face, new Uint8Array(await readFile(join(folder, file)))] as const
  return readFontSet(Object.fromEntries(await Promise.all(Object.entries(FILES).map(read))) as FontFiles)
}
