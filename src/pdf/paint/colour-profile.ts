function drawUp(): Uint8Array {
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', description('sRGB')],
    ['cprt', text('No rights reserved')],
    ['wtpt', xyz(white)],
    // The primaries as seen under the profile’s own white, D50 (Bradford).
    ['rXYZ', xyz([0.43607, 0.22249, 0.01392])],
    ['gXYZ', xyz([0.38515, 0.71687, 0.09708])],
    ['bXYZ', xyz([0.14307, 0.06061, 0.7141])],
    ['rTRC', gamma],
    ['gTRC', gamma],
    ['bTRC', gamma],
  ]
  const start = 128 + 4 + tags.length * 12
  const length = tags.reduce((sum, [, data]) => sum + data.length, start)
  const file = new Uint8Array(length)
  const view = new DataView(file.buffer)
  view.setUint32(0, length)
  view.setUint32(8, 0x02100000)
  write(file, 12, 'mntrRGB XYZ ')
  // The day the profile was drawn up; a date of nought is no date.
  for (const [index, part] of [2026, 1, 1, 0, 0, 0].entries()) view.setUint16(24 + index * 2, part)
  write(file, 36, 'acsp')
  file.set(numbers(white), 68)
  view.setUint32(128, tags.length)
  let offset = start
  for (const [index, [name, data]] of tags.entries()) {
    const entry = 132 + index * 12
    write(file, entry, name)
    view.setUint32(entry + 4, offset)
    view.setUint32(entry + 8, data.length)
    file.set(data, offset)
    offset += data.length
  }
  return file
}

const white = [0.9642, 1, 0.82491] as const
const gamma = curve(2.2)

function curve(power: number): Uint8Array {
  const data = new Uint8Array(16)
  write(data, 0, 'curv')
  new DataView(data.buffer).setUint32(8, 1)
  new DataView(data.buffer).setUint16(12, Math.round(power * 256))
  return data
}

function xyz(values: readonly number[]): Uint8Array {
  const data = new Uint8Array(20)
  write(data, 0, 'XYZ ')
  data.set(numbers(values), 8)
  return data
}

/** Fixed-point numbers with 16 bits after the point. */
function numbers(values: readonly number[]): Uint8Array {
  const data = new Uint8Array(values.length * 4)
  for (const [index, value] of values.entries()) new DataView(data.buffer).setInt32(index * 4, Math.round(value * 65536))
  return data
}

function text(words: string): Uint8Array {
  const data = new Uint8Array((8 + words.length + 1 + 3) & ~3)
  write(data, 0, 'text')
  write(data, 8, words)
  return data
}

/** Its words in ASCII; the Unicode and Macintosh forms after them are empty. */
function description(words: string): Uint8Array {
  const data = new Uint8Array((12 + words.length + 1 + 8 + 3 + 67 + 3) & ~3)
  write(data, 0, 'desc')
  new DataView(data.buffer).setUint32(8, words.length + 1)
  write(data, 12, words)
  return data
}

function write(data: Uint8Array, at: number, words: string): void {
  for (let index = 0; index < words.length; index += 1) data[at + index] = words.charCodeAt(index)
}

/**
 * The colour space of screens (IEC 61966-2-1, sRGB) as an ICC profile of version 2 with a plain gamma of 2.2: an archive
 * file says what its colours are, and our pages are black on white.
 */
export const colourProfile: Uint8Array = drawUp()
