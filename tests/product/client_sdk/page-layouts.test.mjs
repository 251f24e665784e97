import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, client, readObjects } from './client.mjs';

const widget = all({
  gridPosition: all(),
  position: {
    on_PageLayoutWidgetGridPosition: all(),
    on_PageLayoutWidgetVerticalListPosition: all(),
    on_PageLayoutWidgetCanvasPosition: all(),
  },
  configuration: {
    on_BarChartConfiguration: all(),
    on_AggregateChartConfiguration: all({ ratioAggregateConfig: all() }),
    on_FieldsConfiguration: all(),
    on_StandaloneRichTextConfiguration: all({ body: all() }),
    on_TimelineConfiguration: all(),
  },
});
const layout = all({ tabs: all({ widgets: widget }) });

test('a dashboard is made, saved as a whole, read back and destroyed', async () => {
  const { opportunity } = await readObjects();
  const field = (name) => opportunity.fieldsList.find((each) => each.name === name).id;
  const { createPageLayout } = await client.mutation({
    createPageLayout: { __args: { input: { name: 'Sales', type: 'DASHBOARD' } }, ...layout },
  });
  const tabId = crypto.randomUUID();
  const chart = {
    id: crypto.randomUUID(),
    pageLayoutTabId: tabId,
    title: 'Deals by stage',
    type: 'GRAPH',
    objectMetadataId: opportunity.id,
    position: { layoutMode: 'GRID', row: 0, column: 0, rowSpan: 6, columnSpan: 6 },
    configuration: {
      configurationType: 'BAR_CHART',
      aggregateFieldMetadataId: field('amount'),
      aggregateOperation: 'SUM',
      primaryAxisGroupByFieldMetadataId: field('stage'),
      layout: 'VERTICAL',
    },
  };
  const text = {
    id: crypto.randomUUID(),
    pageLayoutTabId: tabId,
    title: 'Words',
    type: 'STANDALONE_RICH_TEXT',
    configuration: { configurationType: 'STANDALONE_RICH_TEXT', body: { markdown: '# Hello' } },
  };
  const tab = { id: tabId, title: 'Now', position: 0, layoutMode: 'GRID', widgets: [chart, text] };
  const { updatePageLayoutWithTabsAndWidgets: saved } = await client.mutation({
    updatePageLayoutWithTabsAndWidgets: {
      __args: { id: createPageLayout.id, input: { name: 'All sales', type: 'DASHBOARD', tabs: [tab] } },
      ...layout,
    },
  });
  const { getPageLayout } = await client.query({ getPageLayout: { __args: { id: saved.id }, ...layout } });
  assert.deepEqual(getPageLayout, saved);
  const [bars, words] = getPageLayout.tabs[0].widgets;
  assert.equal(bars.configuration.aggregateOperation, 'SUM');
  assert.equal(bars.gridPosition.columnSpan, 6);
  assert.equal(words.configuration.body.markdown, '# Hello');
  const { destroyPageLayout } = await client.mutation({ destroyPageLayout: { __args: { id: saved.id } } });
  assert.equal(destroyPageLayout, true);
});

test('the page of a record is changed piece by piece, and reset', async () => {
  const { company } = await readObjects();
  const { getPageLayouts } = await client.query({
    getPageLayouts: { __args: { objectMetadataId: company.id, pageLayoutType: 'RECORD_PAGE' }, ...layout },
  });
  const [page] = getPageLayouts;
  const { createPageLayoutTab: tab } = await client.mutation({
    createPageLayoutTab: { __args: { input: { title: 'More', pageLayoutId: page.id } }, ...all() },
  });
  const { createPageLayoutWidget } = await client.mutation({
    createPageLayoutWidget: {
      __args: {
        input: {
          pageLayoutTabId: tab.id,
          title: 'History',
          type: 'TIMELINE',
          configuration: { configurationType: 'TIMELINE' },
        },
      },
      ...widget,
    },
  });
  assert.equal(createPageLayoutWidget.configuration.configurationType, 'TIMELINE');
  await client.mutation({ updatePageLayoutTab: { __args: { id: tab.id, input: { title: 'Most' } }, id: true } });
  const { getPageLayoutTabs } = await client.query({
    getPageLayoutTabs: { __args: { pageLayoutId: page.id }, ...all({ widgets: widget }) },
  });
  assert.ok(getPageLayoutTabs.some(({ title }) => title === 'Most'));
  const { resetPageLayoutToDefault } = await client.mutation({
    resetPageLayoutToDefault: { __args: { id: page.id }, ...layout },
  });
  assert.deepEqual(
    resetPageLayoutToDefault.tabs.map(({ title }) => title),
    page.tabs.map(({ title }) => title),
  );
});
