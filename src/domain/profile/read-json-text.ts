import type { Json } from '../basics/json.ts'

/** A value read from JSON text, and the line each part of it stands on. */
export interface JsonText {
  readonly value: Json
  /** The line of a part, counted from 1; of what it would stand in when it is not there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/** Why a text is no JSON that is read here. */
export interface JsonTrouble {
  readonly line: number
  readonly says: 'broken' | 'too-deep' | 'twice'
  /** What was expected, or the name that stands twice. */
  readonly detail: string
}

/** Deeper than any file of ours; a reader that calls itself must not run out of stack. */
const DEEPEST = 16

type Path = readonly (string | number)[]

/**
 * Reads JSON as RFC 8259 has it, and remembers lines: a person who wrote the file by hand is told where to look, which
 * the engine’s own reader does not say. Names that stand twice are told too, where the engine would keep the last one.
 */
export function readJsonText(text: string): JsonText | JsonTrouble {
  const reader = new Reader(text)
  try {
    const value = reader.whole()
    return { value, lineOf: (path) => reader.lineOf(path) }
  } catch (trouble) {
    if (trouble instanceof Trouble) return { line: trouble.line, says: trouble.says, detail: trouble.detail }
    throw trouble
  }
}

/** Leaves the reading from any depth; never leaves this file. */
class Trouble extends Error {
  readonly line: number
  readonly says: JsonTrouble['says']
  readonly detail: string

  constructor(line: number, says: JsonTrouble['says'], detail: string) {
    super(says)
    this.line = line
    this.says = says
    this.detail = detail
  }
}

class Reader {
  readonly #text: string
  readonly #lines = new Map<string, number>()
  #at = 0
  /** How far lines have been counted, and to which: reading only goes on, so each is counted once. */
  #counted = { at: 0, line: 1 }

  constructor(text: string) {
    // What some editors put before a text is no part of it.
    this.#text = text.replace(/^\uFEFF/, '')
  }

  whole(): Json {
    const value = this.#value([])
    this.#skip()
    if (this.#at < this.#text.length) throw this.#trouble('broken', 'the end of the file')
    return value
  }

  lineOf(path: readonly PropertyKey[]): number {
    const line = this.#lines.get(keyOf(path.map((part) => (typeof part === 'number' ? part : String(part)))))
    return line ?? (path.length === 0 ? 1 : this.lineOf(path.slice(0, -1)))
  }

  #value(path: Path): Json {
    this.#skip()
    // A member’s line is its name’s, which has been noted already.
    if (!this.#lines.has(keyOf(path))) this.#lines.set(keyOf(path), this.#line())
    if (path.length > DEEPEST) throw this.#trouble('too-deep', '')
    if (this.#take('{')) return this.#members(path)
    if (this.#take('[')) return this.#items(path)
    if (this.#text[this.#at] === '"') return this.#string()
    const word = this.#match(/(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y)
    if (word === null) throw this.#trouble('broken', 'a value')
    return JSON.parse(word) as Json
  }

  #members(path: Path): Json {
    const members = new Map<string, Json>()
    if (this.#closes('}')) return {}
    do {
      this.#skip()
      if (this.#text[this.#at] !== '"') throw this.#trouble('broken', 'a name in "')
      const line = this.#line()
      const name = this.#string()
      if (members.has(name)) throw new Trouble(line, 'twice', name)
      this.#lines.set(keyOf([...path, name]), line)
      if (!this.#closes(':')) throw this.#trouble('broken', ':')
      members.set(name, this.#value([...path, name]))
    } while (this.#closes(','))
    if (!this.#closes('}')) throw this.#trouble('broken', ', or }')
    // Made own members, whatever their names: “__proto__” is one like any other.
    return Object.fromEntries(members)
  }

  #items(path: Path): Json {
    const items: Json[] = []
    if (this.#closes(']')) return items
    do {
      items.push(this.#value([...path, items.length]))
    } while (this.#closes(','))
    if (!this.#closes(']')) throw this.#trouble('broken', ', or ]')
    return items
  }

  #string(): string {
    const quoted = this.#match(/"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy)
    if (quoted === null) throw this.#trouble('broken', 'text that ends with " on the same line')
    return JSON.parse(quoted) as string
  }

  #closes(sign: string): boolean {
    this.#skip()
    return this.#take(sign)
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false
    this.#at += 1
    return true
  }

  #skip(): void {
    this.#match(/[ \t\r\n]*/y)
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? null
    this.#at += found?.length ?? 0
    return found
  }

  #line(): number {
    const { at, line } = this.#counted
    this.#counted = { at: this.#at, line: line + this.#text.slice(at, this.#at).split('\n').length - 1 }
    return this.#counted.line
  }

  #trouble(says: JsonTrouble['says'], detail: string): Trouble {
    return new Trouble(this.#line(), says, detail)
  }
}

function keyOf(path: Path): string {
  return JSON.stringify(path)
}
