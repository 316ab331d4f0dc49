/** Does its work as often as the process was told to, and prints the processor time of the process's life in milliseconds. */
export async function setSoOften(work: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < Number(process.argv[2]); done += 1) await work()
  const { user, system } = process.cpuUsage()
  console.log((user + system) / 1000)
}
