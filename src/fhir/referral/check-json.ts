/** Why a text is no JSON that is read here, and the line it shows on, counted from 1. */
export interface JsonFault {
  readonly says: 'broken' | 'too-deep' | 'twice'
  readonly line: number
}

type Expects = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'next'

const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const UNSEEN = /[\t\n\r ]*/y

/**
 * Goes through a text as RFC 8259 has it before the engine reads it: the engine gives no line, quotes the text in its
 * complaint, and of a name that stands twice it keeps the last one. Nothing here calls itself, so that no depth is too much.
 */
export function findJsonFault(text: string, deepest: number): JsonFault | null {
  /** What is open: an object by the names it has so far, a list by null. */
  const open: (Set<string> | null)[] = []
  let expects: Expects = 'value'
  let at = 0
  const fault = (says: JsonFault['says'] = 'broken'): JsonFault => ({ says, line: lineAt(text, at) })
  for (;;) {
    at = endOf(UNSEEN, text, at)
    if (expects === 'next' && open.length === 0) return at === text.length ? null : fault()
    const sign = text[at]
    const names = open.at(-1) ?? null
    const closes = names === null ? ']' : '}'
    if (sign === closes && open.length > 0 && (expects === 'next' || expects.endsWith('-or-end'))) {
      open.pop()
      at += 1
      expects = 'next'
    } else if (expects === 'next') {
      if (sign !== ',') return fault()
      at += 1
      expects = names === null ? 'value' : 'name'
    } else if (expects === 'name' || expects === 'name-or-end') {
      const end = endOfString(text, at)
      if (end < 0 || names === null) return fault()
      const name = JSON.parse(text.slice(at, end)) as string
      if (names.has(name)) return fault('twice')
      names.add(name)
      at = endOf(UNSEEN, text, end)
      if (text[at] !== ':') return fault()
      at += 1
      expects = 'value'
    } else if (sign === '{' || sign === '[') {
      if (open.length === deepest) return fault('too-deep')
      open.push(sign === '{' ? new Set() : null)
      at += 1
      expects = sign === '{' ? 'name-or-end' : 'value-or-end'
    } else {
      const end: number = sign === '"' ? endOfString(text, at) : endOf(WORD, text, at)
      if (end <= at) return fault()
      at = end
      expects = 'next'
    }
  }
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/** Where a string that begins here has ended; -1 when none does. Sign by sign: an attachment can be millions long. */
function endOfString(text: string, from: number): number {
  if (text[from] !== '"') return -1
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 34) return at + 1
    if (code < 32) return -1
    if (code === 92) {
      const escape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y
      const end = endOf(escape, text, at + 1)
      if (end === at + 1) return -1
      at = end - 1
    }
  }
  return -1
}

function lineAt(text: string, at: number): number {
  let line = 1
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line += 1
  return line
}
