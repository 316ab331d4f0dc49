/**
 * Circles in a graph of files, one for each knot of files that reach each other.
 * @param graph for each file the files it imports
 * @returns each circle once, as the files along it, the first again at the end
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const done = new Set<string>()
  const cycles: (readonly string[])[] = []
  for (const start of graph.keys()) {
    if (done.has(start)) continue
    const reached = reachable(graph, start)
    if (!reached.has(start)) continue
    for (const file of reached) if (reachable(graph, file).has(start)) done.add(file)
    cycles.push(shortestWayBack(graph, start))
  }
  return cycles
}

/** What can be reached from a file in one step or more. */
function reachable(graph: ReadonlyMap<string, readonly string[]>, from: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [...(graph.get(from) ?? [])]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    open.push(...(graph.get(file) ?? []))
  }
  return reached
}

function shortestWayBack(graph: ReadonlyMap<string, readonly string[]>, start: string): readonly string[] {
  const ways: (readonly string[])[] = [[start]]
  const seen = new Set<string>()
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of graph.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return [...way, start]
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return [start]
}
