import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { metadataStore } from '@/modules/object-metadata';
import { showToast } from '@/modules/ui/toasts';
import { DATA_MODEL } from './dataModel.graphql';
import { type InputErrors, noErrors, readErrors } from './envelope';

interface Options<Input extends string> {
  /** Said when it worked. */
  done: string;
  /** The inputs beside which a refusal can be said. */
  inputs?: readonly Input[];
  /** Other lists that have to be read again. */
  refetch?: TypedDocumentNode[];
}

/** A change of the data model: what was refused at which input, and the model read again when it was not. */
export function useModelMutation<Result, Variables extends OperationVariables, Input extends string = never>(
  mutation: TypedDocumentNode<Result, Variables>,
  { done, inputs = [], refetch = [] }: Options<Input>,
) {
  const [errors, setErrors] = useState<InputErrors<Input>>(noErrors);
  const [mutate, { loading }] = useMutation<Result>(mutation as TypedDocumentNode<Result>, {
    refetchQueries: [DATA_MODEL, ...refetch],
    awaitRefetchQueries: true,
  });
  /** `sent` are the values by input, which refusals quote. */
  async function run(variables: Variables, sent: Partial<Record<Input, unknown>> = {}): Promise<Result | null> {
    try {
      const { data } = await mutate({ variables });
      await metadataStore.refresh();
      setErrors(noErrors);
      showToast({ message: done, tone: 'good' });
      return data ?? null;
    } catch (failure) {
      const found = readErrors(failure, inputs, sent);
      setErrors(found);
      if (!inputs.length && found.general) showToast({ message: found.general, tone: 'danger' });
      return null;
    }
  }
  return { run, isBusy: loading, errors, clear: () => setErrors(noErrors) };
}
