import { randomBytes } from 'node:crypto'
import { objectAt, objectsAt } from '../read-resource.ts'
import type { Facts } from './facts.ts'
import type { Json, Kept } from './keep-resources.ts'

/** A resource as it is given at this read. */
export function showResource({ facts, url }: { readonly facts: Facts; readonly url: () => string }, { type, resource }: Kept): Json {
  if (type !== 'DocumentReference' || !facts.signsFileAddresses) return resource
  const content = objectsAt(resource, 'content').map((each) => ({ ...each, attachment: signAddress(objectAt(each, 'attachment'), new URL(url()).origin) }))
  return { ...resource, content }
}

function signAddress(attachment: Json, origin: string): Json {
  const id = /^Binary\/(.+)$/.exec(String(attachment['url']))?.[1]
  if (id === undefined) return attachment
  return { ...attachment, url: `${origin}/storage/${id}/1?Expires=${Math.floor(Date.now() / 1000) + 3600}&Signature=${randomBytes(24).toString('base64url')}` }
}
