/** Any JSON value. Facts carry these, so that an act is the same bytes on every computer. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export type JsonObject = { readonly [key: string]: Json }
