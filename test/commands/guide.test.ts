import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { shrinkPicture } from '../../commands/guide/shrink-picture.ts'

const GUIDE = join(import.meta.dirname, '../../docs/guide')
const pages = readdirSync(GUIDE).filter((name) => name.endsWith('.md'))
const links = pages.flatMap((page) => [...readFileSync(join(GUIDE, page), 'utf8').matchAll(/\]\(([^)#]+)/g)].map((match) => match[1] ?? ''))
const pictures = readdirSync(join(GUIDE, 'pictures')).map((name) => `pictures/${name}`)

test('every link of the guide leads somewhere, and every picture taken is shown', () => {
  expect(links.filter((link) => !existsSync(join(GUIDE, link)))).toEqual([])
  expect(pictures.filter((picture) => !links.includes(picture))).toEqual([])
})

test('the pictures of the guide are small', () => {
  const sizes = pictures.map((picture) => statSync(join(GUIDE, picture)).size)
  expect(Math.max(...sizes)).toBeLessThan(100_000)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_300_000)
})

test('a shrunk picture is the same picture: each pixel its colour, or the nearest of those kept', () => {
  // Two lines of three pixels; the second line is kept as its difference from the one above.
  const png = aPng(3, 2, [0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 2, 0, 0, 0, 255, 1, 0, 0, 0, 0])
  const { palette, indexes } = readIndexed(shrinkPicture(png), 3)
  const colours = indexes.map((index) => [...palette.subarray(index * 3, index * 3 + 3)])
  expect(colours).toEqual([[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 0, 0], [255, 0, 0], [0, 0, 255]])
})

test('a picture of another kind is refused', () => {
  expect(() => shrinkPicture(aPng(1, 1, [0, 0], 0))).toThrow('no PNG as a window gives it')
})

function aPng(width: number, height: number, lines: readonly number[], kind = 2): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, kind, 0, 0, 0], 8)
  const data = deflateSync(Buffer.from(lines))
  return Buffer.concat([Buffer.alloc(8), part('IHDR', header), part('IDAT', data), part('IEND', Buffer.alloc(0))])
}

function part(type: string, body: Buffer): Buffer {
  const out = Buffer.alloc(body.length + 12)
  out.writeUInt32BE(body.length, 0)
  out.write(type, 4, 'latin1')
  body.copy(out, 8)
  return out
}

function readIndexed(png: Buffer, width: number): { readonly palette: Buffer; readonly indexes: readonly number[] } {
  const body = (type: string): Buffer => {
    const at = png.indexOf(type, 0, 'latin1')
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
  }
  const lines = inflateSync(body('IDAT'))
  return { palette: body('PLTE'), indexes: [...lines].filter((_, at) => at % (width + 1) !== 0) }
}
