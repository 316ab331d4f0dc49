import { searchKey } from './search-key.ts'

/** What somebody typed to find a child or a case, read once for all the lines it is held against. */
export interface Sought {
  readonly parts: readonly string[]
  /** A number however it was spaced; empty where words were typed, or too few figures to be one. */
  readonly number: string
}

const FEWEST_FIGURES = 3

export function readSought(typed: string): Sought {
  const figures = /^[\d\s-]+$/.test(typed) ? typed.replace(/\D/g, '') : ''
  return { parts: searchKey(typed).split(' ').filter((part) => part !== ''), number: figures.length < FEWEST_FIGURES ? '' : figures }
}

/** P9: every part of what was typed is somewhere in the line, or the number is. Nothing typed finds everybody. */
export function isFound(line: string, { parts, number }: Sought): boolean {
  return (number !== '' && line.includes(number)) || parts.every((part) => line.includes(part))
}

/** A hospital number or a reference in the form it is found by: without case, spaces or signs. */
export function numberKey(number: string): string {
  return searchKey(number).replaceAll(' ', '')
}
