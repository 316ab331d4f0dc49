/** What a shape says again about a state of saving; the words beside it say it first. */
export type ShapeKind = 'here' | 'waiting' | 'on-server' | 'person'
