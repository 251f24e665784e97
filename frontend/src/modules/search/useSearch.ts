import { useEffect, useState } from 'react';
import type { FindHits, Hit } from './search.graphql';

const typingPause = 80;

interface Answer {
  question: string;
  hits: readonly Hit[];
  hasFailed: boolean;
}

interface Search {
  /** While an answer is on its way, that to the text before, if one continues the other. */
  hits: readonly Hit[];
  isSearching: boolean;
  hasFailed: boolean;
  retry: () => void;
}

const none: Answer = { question: '', hits: [], hasFailed: false };

/** Hits for what is typed. An answer to an earlier question never replaces that to a later one. */
export function useSearch(find: FindHits, text: string, objectNames: readonly string[]): Search {
  const question = text.trim();
  const among = objectNames.join();
  const [answer, setAnswer] = useState(none);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!question) return undefined;
    const controller = new AbortController();
    const ask = async () => {
      const answered = await find(question, among.split(','), controller.signal).then(
        (hits) => ({ question, hits, hasFailed: false }),
        () => ({ question, hits: [], hasFailed: true }),
      );
      if (!controller.signal.aborted) setAnswer(answered);
    };
    const timer = setTimeout(() => void ask(), attempt ? 0 : typingPause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [find, question, among, attempt]);
  const isAnswered = answer.question === question;
  const isAkin = question !== '' && (question.startsWith(answer.question) || answer.question.startsWith(question));
  return {
    hits: isAkin ? answer.hits : [],
    isSearching: question !== '' && !isAnswered,
    hasFailed: isAnswered && answer.hasFailed,
    retry: () => {
      setAnswer(none);
      setAttempt((made) => made + 1);
    },
  };
}
