type Keep = () => Promise<void>

const keeping = new Set<Keep>()

/** Words on the screen that must be kept before the window closes or locks. Gives back what ends it. */
export function keepBeforeLeaving(keep: Keep): () => void {
  keeping.add(keep)
  return () => void keeping.delete(keep)
}

/** Keeps all that was typed; done when the disk has it, or has refused it. */
export async function keepEverything(): Promise<void> {
  await Promise.all([...keeping].map((keep) => keep()))
}
