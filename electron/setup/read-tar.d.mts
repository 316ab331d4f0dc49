export function extractFromTar(tarball: string, name: string, target: string): Promise<boolean>
