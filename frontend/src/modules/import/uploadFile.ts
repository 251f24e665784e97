import { ApiError } from '@/modules/api';

const interrupted = () => new ApiError('Upload failed', 'NETWORK', null, 'The upload was interrupted. Try again.');

/** PUTs the file's own bytes; fetch cannot tell how far an upload has come. */
export function uploadFile(url: string, file: File, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('Content-Type', 'text/csv');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total ? loaded / total : 0));
    request.addEventListener('load', () => (request.status < 300 ? resolve() : reject(interrupted())));
    request.addEventListener('error', () => reject(interrupted()));
    request.addEventListener('abort', () => reject(interrupted()));
    request.send(file);
  });
}
