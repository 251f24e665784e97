import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { userMessageOf } from '@/modules/api';
import { problemOfFile } from './checkFile';
import { CREATE_IMPORT } from './import.graphql';
import { type Preview, previewFile } from './preview';
import { uploadFile } from './uploadFile';

export interface Upload {
  file: File;
  share: number;
  preview: Preview | null;
}

/** Reserves an import, sends the bytes, and calls back with its id when they have arrived. */
export function useUpload(objectNameSingular: string, onUploaded: (importId: string) => void) {
  const client = useApolloClient();
  const [upload, setUpload] = useState<Upload | null>(null);
  const [error, setError] = useState<string | null>(null);
  const patch = (change: Partial<Upload>) => setUpload((current) => current && { ...current, ...change });

  async function start(file: File): Promise<void> {
    const problem = problemOfFile(file);
    setError(problem);
    if (problem) return;
    setUpload({ file, share: 0, preview: null });
    previewFile(file).then(
      (preview) => patch({ preview }),
      () => undefined,
    );
    try {
      const input = { objectNameSingular, filename: file.name, size: file.size };
      const { data } = await client.mutate({ mutation: CREATE_IMPORT, variables: { input } });
      if (!data) return;
      await uploadFile(data.createRecordImport.uploadUrl, file, (share) => patch({ share }));
      onUploaded(data.createRecordImport.id);
    } catch (failure) {
      setUpload(null);
      setError(userMessageOf(failure));
    }
  }

  return { upload, error, start };
}
