import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { largestEnclosure, type EnclosureRefusal, type OtherKind } from '#domain/letter/enclosure-refusal.ts'
import type { Enclosed } from './drawing.ts'
import { drawPicture } from './draw-picture.ts'
import type { PackPorts } from './pack-ports.ts'
import { unpackedSize } from '../picture/picture-object.ts'
import { mostSampleBytes } from '../picture/png-samples.ts'
import { readJpeg } from '../picture/read-jpeg.ts'
import { readWhole } from '../picture/read-whole.ts'
import { readPdf } from './read-pdf.ts'
import { readPng } from '../picture/read-png.ts'

/**
 * Says what a file is by its content, never by its name, and gives it ready to be drawn: a PDF of up to 200 pages, a
 * JPEG or a PNG. Refuses every other kind, and any file of which something would be missing in the pack.
 */
export async function readEnclosure(bytes: Uint8Array, ports: Pick<PackPorts, 'inflate' | 'inflateCounted' | 'deflate' | 'crc32'>): Promise<Answer<Enclosed, EnclosureRefusal>> {
  const tooLarge = refuse({ kind: 'enclosure-too-large', rule: 'L32', most: largestEnclosure } as const)
  if (bytes.length === 0) return refuse({ kind: 'enclosure-empty', rule: 'L32' })
  if (bytes.length > largestEnclosure * 1_000_000) return tooLarge
  const kind = kindOf(bytes)
  if (kind === 'pdf') return readPdf(bytes, ports).catch(() => refuse({ kind: 'enclosure-broken', rule: 'L32' }))
  if (kind !== 'jpeg' && kind !== 'png') return refuse({ kind: 'enclosure-kind-unknown', rule: 'L32', found: kind })
  const picture = kind === 'jpeg' ? readWhole(readJpeg, bytes) : readWhole((png) => readPng(png, ports.crc32), bytes)
  if (picture === null) return refuse({ kind: 'enclosure-broken', rule: 'L32' })
  if (picture.kind === 'png' && unpackedSize(picture) > mostSampleBytes) return tooLarge
  return agree({
    kind,
    pages: 1,
    leftOut: { links: 0, notes: 0, files: 0 },
    drawInto: (context) => ({ drawings: [drawPicture(picture, context, ports)], layers: [] }),
  })
}

/** What files of each kind begin with, control characters written as full stops; a PDF may have something before it. */
const beginnings: readonly (readonly [OtherKind | 'jpeg' | 'png', RegExp])[] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\.PNG\.{4}/],
  ['tiff', /^(?:II[*+]\.|MM\.[*+])/],
  ['phone-picture', /^.{4}ftyp(?:hei[cfmsx]|hev[cx]|mif1|msf1|avif)/],
  ['other-picture', /^(?:GIF8|BM.{4}\.{4}|RIFF.{4}WEBP|\.{4}jP {2})/],
  ['dicom', /^.{128}DICM/],
  ['word', /^(?:PK\.{2}.*?(?:\[Content_Types\]|mimetypeapplication\/vnd\.oasis)|\xd0\xcf\.\xe0|\{\\rtf)/],
  ['web-page', /^(?:\xef\xbb\xbf)?[\s.]*<(?:!doctype html|html|\?xml)/i],
]

function kindOf(bytes: Uint8Array): OtherKind | 'pdf' | 'jpeg' | 'png' {
  const start = String.fromCharCode(...bytes.subarray(0, 1024)).replace(/\p{Cc}/gu, '.')
  const known = beginnings.find(([, pattern]) => pattern.test(start))
  if (known !== undefined) return known[0]
  return start.includes('%PDF-') ? 'pdf' : 'other'
}
