import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FontFiles } from '#pdf/font/font-set.ts'

/** Reads the four faces of the house type from the folder of font families; rejects when one cannot be read. */
export async function readFonts(folder: string): Promise<FontFiles> {
  const read = async (face: string): Promise<Uint8Array> =>
    new Uint8Array(await readFile(join(folder, 'arimo', `arimo-${face}.ttf`)))
  const [regular, bold, italic, boldItalic] = await Promise.all(['regular', 'bold', 'italic', 'bold-italic'].map(read))
  return { regular: regular!, bold: bold!, italic: italic!, boldItalic: boldItalic! }
}
