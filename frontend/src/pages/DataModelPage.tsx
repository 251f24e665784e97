import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { BinPage, GraphPage, NewObjectPage, ObjectListPage } from '@/modules/data-model';
import { SettingsLayout } from '@/modules/settings';
import { Component as NotFoundPage } from './NotFoundPage';

const sections: Record<string, () => ReactNode> = {
  objects: () => <ObjectListPage />,
  graph: () => <GraphPage />,
  bin: () => <BinPage />,
  new: () => <NewObjectPage />,
};

/** `/settings/data-model/:section?` */
export function Component() {
  const { section = 'objects' } = useParams();
  const render = sections[section];
  if (!render) return <NotFoundPage />;
  return <SettingsLayout size={section === 'graph' ? 'full' : 'wide'}>{render()}</SettingsLayout>;
}
