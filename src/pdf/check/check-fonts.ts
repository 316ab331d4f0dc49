import { found, unless, type PdfFinding } from './finding.ts'
import type { Letter } from './page-content.ts'
import type { CheckedFile } from './read-file.ts'
import type { FileFont } from './read-font.ts'

/** Whether every letter that is drawn is in its font, as wide as that says, and known to those who copy, search or listen. */
export function checkFonts({ fonts, pages }: CheckedFile): readonly PdfFinding[] {
  const letters = pages.flatMap(({ content }) => content.letters)
  return fonts.flatMap((font) => [...checkFont(font), ...checkLetters(font, letters.filter((letter) => letter.font === font))])
}

function checkFont(font: FileFont): readonly PdfFinding[] {
  const where = `the font ${font.name}`
  if (!font.embedded) return [found('font-embedded', where, 'It is not in the file.')]
  return unless(font.known && font.program !== null, 'font-kind', where, 'It is not composite TrueType with a map from codes to glyphs, or cannot be read.')
}

/** Each code once: a font that is at fault in a letter is so wherever the letter stands. */
function checkLetters(font: FileFont, letters: readonly Letter[]): readonly PdfFinding[] {
  const silent = new Set(letters.filter(({ spoken }) => !spoken).map(({ code }) => code))
  return [...new Set(letters.map(({ code }) => code))].flatMap((code) => [...checkText(font, code, silent.has(code)), ...checkGlyph(font, code, isDrawnByLam(font, code, letters))])
}

/** Lam and alef share one shape: lam's letter draws it, and alef's is a blank at the same place. */
function isDrawnByLam(font: FileFont, code: number, letters: readonly Letter[]): boolean {
  if (!/^[\u0622\u0623\u0625\u0627\u0671]$/.test(font.textOf(code) ?? '')) return false
  return letters.every((letter, index) => letter.code !== code || (letters[index - 1]?.text === '\u0644' && Math.abs(letters[index - 1]!.from.x - letter.from.x) < letter.size * 0.02))
}

/** Values that mean no character: nothing, and the marks of byte order. */
const noCharacter = new Set([0, 0xfeff, 0xfffe])

function isCharacters(text: string): boolean {
  return ![...text].some((sign) => noCharacter.has(sign.codePointAt(0)!))
}

function checkText(font: FileFont, code: number, mustSay: boolean): readonly PdfFinding[] {
  const text = font.textOf(code)
  return unless((text !== null && text !== '' && isCharacters(text)) || (!mustSay && isCharacters(text ?? '')), 'text-known', `the font ${font.name}`, 'A letter drawn in it does not say which character it is.')
}

function checkGlyph(font: FileFont, code: number, isBlank: boolean): readonly PdfFinding[] {
  const where = `the font ${font.name}`
  const glyph = font.glyphOf(code)
  const { program } = font
  if (!font.known || program === null || glyph === null) return []
  if (glyph === 0) return [found('glyph-known', where, 'The box for an unknown letter is drawn.')]
  if (!program.exists(glyph)) return [found('glyph-present', where, 'A letter is drawn that the font does not have.')]
  return [
    ...unless(program.hasOutline(glyph) || isBlank || /^[\s\p{Cf}]*$/u.test(font.textOf(code) ?? ''), 'glyph-present', where, 'A letter is drawn that has no outline, so nothing shows.'),
    ...unless(Math.abs(program.widthOf(glyph) - font.widthOf(code)) <= 1, 'glyph-width', where, 'A letter is not as wide as the font says.'),
  ]
}
