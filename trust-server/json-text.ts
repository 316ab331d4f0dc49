/** A member of a JSON object: its name, the exact text of its value, and of the whole (`"key": value`). */
export interface Member {
  readonly key: string
  readonly value: string
  readonly text: string
}

/** The members of a JSON object. The text must already have parsed as one. */
export function readMembers(text: string): readonly Member[] {
  return splitParts(text).map((member) => {
    const end = endOfString(member, 0) + 1
    return { key: JSON.parse(member.slice(0, end)) as string, value: member.slice(member.indexOf(':', end) + 1).trim(), text: member }
  })
}

/** The exact text of each item of a JSON list. The text must already have parsed as one. */
export function readItems(text: string): readonly string[] {
  return splitParts(text)
}

/** What stands between the commas of the outermost object or list. */
function splitParts(text: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let start = text.search(/[[{]/) + 1
  for (let at = start - 1; at < text.length; at += 1) {
    const mark = text[at]
    if (mark === '"') at = endOfString(text, at)
    else if (mark === '{' || mark === '[') depth += 1
    else if (mark === '}' || mark === ']') depth -= 1
    if ((mark === ',' && depth === 1) || ((mark === '}' || mark === ']') && depth === 0)) {
      parts.push(text.slice(start, at).trim())
      start = at + 1
    }
  }
  return parts.filter((part) => part !== '')
}

/** Where the string that opens at `start` closes: at a quotation mark behind no backslash, or an even number of them. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); ; at = text.indexOf('"', at + 1)) {
    let before = at
    while (text[before - 1] === '\\') before -= 1
    if ((at - before) % 2 === 0) return at
  }
}
