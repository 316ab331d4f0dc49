/** Reads CSV by RFC 4180, by itself: the lines with at least one comma or word in them. */
export function readCsv(text: string): readonly (readonly string[])[] {
  if (!text.startsWith('\u{FEFF}')) throw new Error('A spreadsheet would not take it for UTF-8')
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 1; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === ',' || sign === '\r') {
      row.push(cell)
      cell = ''
      if (sign === ',') continue
      if (text[at + 1] !== '\n') throw new Error('A line ends with CR and LF')
      at += 1
      rows.push(row)
      row = []
    } else cell += sign
  }
  if (row.length > 0 || cell !== '') throw new Error('The last line has no end')
  return rows
}
