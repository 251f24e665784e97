/** The first rows of a file, read in a worker while the bytes are on their way. The server's reading decides. */

export interface Preview {
  headers: string[];
  rows: string[][];
}

export function previewFile(file: File): Promise<Preview> {
  const worker = new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Preview>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Preview>) => resolve(data));
    worker.addEventListener('error', () => reject(new Error('The preview could not be read')));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
