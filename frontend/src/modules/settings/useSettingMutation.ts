import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { userMessageOf } from '@/modules/api';
import { showToast } from '@/modules/ui/toasts';

interface Options {
  /** Said when it worked. */
  done: string;
  /** Lists that have to be read again. */
  refetch?: TypedDocumentNode[];
}

/** A change of a setting: says how it went, reads the lists again, and answers whether it worked. */
export function useSettingMutation<Result, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Result, Variables>,
  { done, refetch = [] }: Options,
) {
  const [mutate, { loading, error, reset }] = useMutation<Result>(mutation as TypedDocumentNode<Result>, {
    refetchQueries: refetch,
    awaitRefetchQueries: true,
  });
  async function run(variables: Variables): Promise<Result | null> {
    try {
      const { data } = await mutate({ variables });
      showToast({ message: done, tone: 'good' });
      return data ?? null;
    } catch (failure) {
      showToast({ message: userMessageOf(failure), tone: 'danger' });
      return null;
    }
  }
  return { run, isBusy: loading, error, reset };
}
