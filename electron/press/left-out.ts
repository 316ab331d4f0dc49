/** Parts of pdf-lib that a paper never meets: its own fonts, whose letters it loses, and its reader of PNGs. Each says so when it is met all the same. */
export const Encodings = {}
export const FontNames = {}
export const Font = { load: refuse }

// pdf-lib takes the default export of its PNG reader.
// oxlint-disable-next-line import/no-default-export
export default { decode: refuse, toRGBA8: refuse }

function refuse(): never {
  throw new Error('This part of pdf-lib is left out of the app')
}
