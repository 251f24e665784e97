import { useState } from 'react';
import { IconCheck, IconCopy } from '@/modules/ui/icons';
import { Button } from '@/modules/ui/primitives/Button';

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  return (
    <Button variant="primary" icon={isCopied ? IconCheck : IconCopy} onClick={() => void copy()}>
      {isCopied ? 'Copied' : label}
    </Button>
  );
}
