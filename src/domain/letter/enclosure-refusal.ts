/** What else a file can be, told by its content, that people most often take for something we can add. */
export type OtherKind = 'word' | 'tiff' | 'phone-picture' | 'other-picture' | 'dicom' | 'web-page' | 'other'

/** In megabytes: more goes through no letter box, electronic or not. */
export const largestEnclosure = 250

/**
 * Why a file cannot be enclosed with a letter. Names pages and kinds, never what is written in it. Whoever sees it is
 * told what to do: take the password off, ask for the file again, or save it as a PDF and add that.
 */
export type EnclosureRefusal =
  | { readonly kind: 'enclosure-empty'; readonly rule: 'L32' }
  | { readonly kind: 'enclosure-too-large'; readonly rule: 'L32'; readonly most: number }
  | { readonly kind: 'enclosure-too-many-pages'; readonly rule: 'L32'; readonly pages: number; readonly most: number }
  | { readonly kind: 'enclosure-locked'; readonly rule: 'L32' }
  | { readonly kind: 'enclosure-broken'; readonly rule: 'L32' }
  | { readonly kind: 'enclosure-kind-unknown'; readonly rule: 'L32'; readonly found: OtherKind }
  /** A PDF that only wraps other files, which would not be in the pack. */
  | { readonly kind: 'enclosure-portfolio'; readonly rule: 'L32' }
  /** Parts of it are switched off, and would travel along unseen for anybody to switch on. */
  | { readonly kind: 'enclosure-hidden-layers'; readonly rule: 'L32' }
  /** What was filled in, or marked on a page, is kept in a way that only some programs draw: printing it to a PDF helps. */
  | { readonly kind: 'enclosure-form-not-drawn'; readonly rule: 'L32' }
  | { readonly kind: 'enclosure-mark-not-drawn'; readonly rule: 'L32'; readonly page: number }
