/** Takes the text of a ToUnicode map and gives what each code stands for. What is no map has no entries. */
export function readUnicodeMap(text: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>()
  for (const [, block] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, units] of block!.matchAll(/<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>/g)) map.set(hex(code!), utf16(units!))
  }
  for (const [, block] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first, last, units, list] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g)) {
      const texts = [...(list ?? '').matchAll(/<([0-9A-Fa-f\s]*)>/g)].map((match) => utf16(match[1]!))
      for (let code = hex(first!); code <= Math.min(hex(last!), 65535); code += 1) {
        const text = units === undefined ? texts[code - hex(first!)] : raised(utf16(units), code - hex(first!))
        if (text !== undefined) map.set(code, text)
      }
    }
  }
  return map
}

function hex(digits: string): number {
  return Number.parseInt(digits.replace(/\s/g, ''), 16)
}

function utf16(digits: string): string {
  const units = digits.replace(/\s/g, '').match(/.{1,4}/g) ?? []
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)))
}

/** The last unit of a range's text counts up with the code. */
function raised(text: string, by: number): string {
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by)
}
