import type { FontFace } from '#pdf/font/read-font-face.ts'
import type { Shaper } from '#pdf/text/shaper.ts'

/** Loads HarfBuzz, which joins and places letters as their face’s maker meant; once a process. */
export function loadShaper(): Promise<Shaper> {
  loaded ??= load()
  return loaded
}

let loaded: Promise<Shaper> | null = null

async function load(): Promise<Shaper> {
  const { Blob, Buffer, ClusterLevel, Direction, Face, Font, shape } = await import('harfbuzzjs')
  const fonts = new WeakMap<FontFace, InstanceType<typeof Font>>()
  const fontOf = (face: FontFace): InstanceType<typeof Font> => {
    const known = fonts.get(face)
    if (known !== undefined) return known
    const font = new Font(new Face(new Blob(face.bytes)))
    fonts.set(face, font)
    return font
  }
  return (face, word, script, rightToLeft) => {
    const font = fontOf(face)
    const buffer = new Buffer()
    buffer.addText(word)
    buffer.setScript(script)
    buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR)
    buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS)
    shape(font, buffer)
    const places = buffer.getGlyphPositions()
    const em = 1 / face.unitsPerEm
    return buffer.getGlyphInfos().map(({ codepoint, cluster }, index) => {
      const { xAdvance, xOffset, yOffset } = places[index]!
      return { number: codepoint, at: cluster, advance: xAdvance * em, dx: xOffset * em, dy: yOffset * em }
    })
  }
}
