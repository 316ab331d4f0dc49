/** The parts of a letter that the consultant may word. */
export type ProsePartName = 'why' | 'ask'
