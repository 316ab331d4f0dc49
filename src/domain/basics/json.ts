/** Any JSON value. Facts carry these, so that an act is the same bytes on every computer. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export type JsonObject = { readonly [key: string]: Json }

/** A value as JSON holds it: members that are undefined are left out. For values made by our own schemas only. */
export function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
