/** A JSON object somebody else wrote: nothing about it is known until it is read. */
export type Element = { readonly [key: string]: unknown }

export function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object under a key, or an empty one. */
export function elementAt(element: Element, key: string): Element {
  const value = element[key]
  return isElement(value) ? value : {}
}

/** The objects of the list under a key; what is no object is left out. */
export function elementsAt(element: Element, key: string): readonly Element[] {
  const value = element[key]
  return Array.isArray(value) ? value.filter(isElement) : []
}

/** The text under a key, or null when there is none. */
export function textAt(element: Element, key: string): string | null {
  const value = element[key]
  return typeof value === 'string' ? value : null
}

/** The codes of the tags of one system. */
export function tagsOf(resource: Element, system: string): readonly string[] {
  return elementsAt(elementAt(resource, 'meta'), 'tag')
    .filter((tag) => tag['system'] === system)
    .flatMap((tag) => textAt(tag, 'code') ?? [])
}

/** A server's own id, fit to stand in an address; null for anything else (R4: id). */
export function idOf(resource: Element): string | null {
  const id = textAt(resource, 'id')
  return id !== null && /^[A-Za-z0-9.-]{1,64}$/.test(id) && !/^\.+$/.test(id) ? id : null
}

/** When the server last wrote this, ms since 1970; null when it does not say so in a form we can read. */
export function lastUpdatedOf(resource: Element): number | null {
  const text = textAt(elementAt(resource, 'meta'), 'lastUpdated')
  const ms = text !== null && /^[1-9]\d{3}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}
