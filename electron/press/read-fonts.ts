import { readFileSync } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { FontNotUsableError } from '#pdf/errors.ts'
import { readFontSet, type FaceName, type FontSet } from '#pdf/font/font-set.ts'

/** Where each face stands in the folder of font families. */
const FILES: Readonly<Record<FaceName, string>> = {
  regular: 'arimo/arimo-regular.ttf',
  bold: 'arimo/arimo-bold.ttf',
  italic: 'arimo/arimo-italic.ttf',
  boldItalic: 'arimo/arimo-bold-italic.ttf',
  sourceRegular: 'source-sans-3/source-sans-3-regular.ttf',
  sourceBold: 'source-sans-3/source-sans-3-bold.ttf',
  sourceItalic: 'source-sans-3/source-sans-3-italic.ttf',
  sourceBoldItalic: 'source-sans-3/source-sans-3-bold-italic.ttf',
  arabic: 'vazirmatn/vazirmatn-regular.ttf',
  nastaliq: 'noto-nastaliq-urdu/noto-nastaliq-urdu-regular.ttf',
  hebrew: 'noto-sans-hebrew/noto-sans-hebrew-regular.ttf',
  devanagari: 'noto-sans-devanagari/noto-sans-devanagari-regular.ttf',
  bengali: 'noto-sans-bengali/noto-sans-bengali-regular.ttf',
  gurmukhi: 'noto-sans-gurmukhi/noto-sans-gurmukhi-regular.ttf',
  arabicBold: 'vazirmatn/vazirmatn-bold.ttf',
  hebrewBold: 'noto-sans-hebrew/noto-sans-hebrew-bold.ttf',
  symbols: 'source-sans-3/source-sans-3-regular.ttf',
}

/**
 * Finds the file of every face in the folder of font families; rejects when one cannot be read. A paper needs a few of
 * them, so each is read when it is first asked for.
 */
export async function readFonts(folder: string): Promise<FontSet> {
  await Promise.all(Object.values(FILES).map((file) => access(join(folder, file), constants.R_OK)))
  return readFontSet((face) => readFace(join(folder, FILES[face])))
}

function readFace(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file))
  } catch {
    throw new FontNotUsableError('the file cannot be read')
  }
}
