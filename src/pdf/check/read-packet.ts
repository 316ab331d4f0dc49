/** What the XMP packet of a file says. */
export interface Packet {
  readonly title: string | null
  readonly uaPart: string | null
  readonly aPart: string | null
  readonly aConformance: string | null
  /** Whether the schema of the PDF/UA claim is described, as PDF/A wants of every schema it does not know. */
  readonly describesUa: boolean
}

/** Takes the bytes of a packet in UTF-8; null where there is none or it is not XML of that kind. */
export function readPacket(bytes: Uint8Array | null): Packet | null {
  const text = bytes === null ? null : decode(bytes)
  if (text === null || !/<rdf:RDF[\s>]/.test(text) || !isWellFormed(text)) return null
  return {
    title: plain(/<dc:title>\s*<rdf:Alt>[\s\S]*?<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/.exec(text)?.[1]),
    uaPart: valueOf(text, 'pdfuaid:part'),
    aPart: valueOf(text, 'pdfaid:part'),
    aConformance: valueOf(text, 'pdfaid:conformance'),
    describesUa: /<pdfaExtension:schemas>[\s\S]*http:\/\/www\.aiim\.org\/pdfua\/ns\/id\/[\s\S]*<\/pdfaExtension:schemas>/.test(text),
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return null
  }
}

/** Elements end in the order they began, and only characters stand in it that XML knows. */
function isWellFormed(text: string): boolean {
  const open: string[] = []
  for (const [, closing, name, empty] of text.matchAll(/<(?:[?!][^>]*|(\/?)([\w:.-]+)[^<>]*?(\/?))>/g)) {
    if (name === undefined || empty === '/') continue
    if (closing === '') open.push(name)
    else if (open.pop() !== name) return false
  }
  const numbers = [...text.matchAll(/&#(x?)([0-9A-Fa-f]+);/g)].map(([, hex, digits]) => Number.parseInt(digits!, hex === 'x' ? 16 : 10))
  return open.length === 0 && [...text].every((sign) => isXmlCharacter(sign.codePointAt(0)!)) && numbers.every(isXmlCharacter)
}

function isXmlCharacter(code: number): boolean {
  return code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800) || (code >= 0xe000 && code < 0xfffe) || (code >= 0x10000 && code <= 0x10ffff)
}

/** A property is written as an element or as an attribute. */
function valueOf(text: string, property: string): string | null {
  return plain(new RegExp(`<${property}>([^<]*)</${property}>`).exec(text)?.[1] ?? new RegExp(`\\s${property}=["']([^"']*)["']`).exec(text)?.[1])
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function plain(xml: string | undefined): string | null {
  if (xml === undefined) return null
  return xml.replace(/&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
}
