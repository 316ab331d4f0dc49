import { isObject } from '../read-resource.ts'

/** How entries of a Bundle name what has no id yet. */
export const namePrefix = 'urn:uuid:'

/** Whether a resource, as JSON text that was judged before, refers to something by a name that is none outside its Bundle. */
export function refersWithin(text: string, isSuch: (name: string) => boolean = () => true): boolean {
  let found = false
  visit(JSON.parse(text), (name) => {
    found ||= isSuch(name)
    return name
  })
  return found
}

/** The text with `Type/id` in the place of each such name; letter for letter the same where it has none. */
export function replaceReferences(text: string, places: ReadonlyMap<string, string>): string {
  if (!refersWithin(text, (name) => places.has(name))) return text
  return JSON.stringify(visit(JSON.parse(text), (name) => places.get(name) ?? name))
}

/** References stand in elements called reference (Reference) and url (Attachment); an identifier of the same form is none. */
function visit(value: unknown, change: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => visit(each, change))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => {
    const isReference = (key === 'reference' || key === 'url') && typeof part === 'string' && part.startsWith(namePrefix)
    return [key, isReference ? change(part) : visit(part, change)]
  }))
}
