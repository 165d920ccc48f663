import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RowField } from '../../domain/extra-field';
import { factOfField } from '../../domain/fact-field';
import type { GroupKey } from '../../domain/find-records';
import { currentFilter } from '../../state/app-state';
import { filteredFields } from '../../state/column-filters';
import { pickAll, pickRange, setPicked, togglePicked } from '../../state/picked-rows';
import { findText } from '../../state/record-find';
import { markTexts, restoreMarks } from '../../state/record-marks';
import {
  loadPage,
  placeOfRow,
  pointAtRow,
  recordFields,
  recordsVersion,
  selectRow,
} from '../../state/records-commands';
import { shownFields } from '../../state/screen-columns';
import { moveField, restoreLayout, setWidth, showFields } from '../../state/table-layout';
import { useApp, useAppState } from '../../state/use-app';
import { setOrder } from '../../state/view-commands';
import { useTranslation } from '../kit/translation';
import { ColumnMenu } from './column-menu';
import { FindBar } from './find-bar';
import { GroupView } from './group-view';
import { PickedBar } from './picked-bar';
import { JumpToRow, RecordsBar } from './records-bar';
import { RecordsTable, type RecordsTableHandle } from './records-table';
import styles from './records-workspace.module.css';
import { WaitForRows } from './wait-for-rows';

/** A filter that moves under the pointer is searched when it rests. */
const SEARCH_AGAIN_MS = 250;

/** Lists of columns are compared by what they say, so that a state that changed elsewhere draws nothing here. */
function useFields(select: Parameters<typeof useAppState<readonly RowField[]>>[0]): readonly RowField[] {
  const text = useAppState((state) => JSON.stringify(select(state)));
  return useMemo(() => JSON.parse(text) as RowField[], [text]);
}

export function RecordsWorkspace() {
  const app = useApp();
  const { t } = useTranslation();
  const total = useAppState((state) =>
    state.answers.count?.kind === 'count' ? state.answers.count.count : 0,
  );
  const engineReady = useAppState((state) => state.dataset.engineReady);
  const data = useAppState((state) => state.dataset.version);
  const fields = useFields(recordFields);
  const visible = useFields(shownFields);
  const version = useAppState(recordsVersion);
  const filter = useAppState(currentFilter);
  const order = useAppState((state) => state.order);
  const selected = useAppState((state) => state.selectedRow);
  // One by one: what follows the pointer lies beside them and draws nothing here.
  const pinned = useAppState((state) => state.records.pinned);
  const widths = useAppState((state) => state.records.widths);
  const picked = useAppState((state) => state.records.picked);
  const find = useAppState((state) => state.records.find);
  const grouping = useAppState((state) => state.records.grouping);
  const marks = useAppState((state) => state.records.marks);
  const pointedOnMap = useAppState(({ records: { pointed } }) =>
    pointed?.lngLat === null ? pointed.rowId : null,
  );
  const table = useRef<RecordsTableHandle>(null);
  const [finding, setFinding] = useState(false);
  const [menu, setMenu] = useState<{
    readonly field: RowField;
    readonly left: number;
    readonly top: number;
  } | null>(null);
  const [hiddenHit, setHiddenHit] = useState<RowField | null>(null);
  const [position, setPosition] = useState({ from: 0, to: 0 });
  const root = useRef<HTMLElement>(null);
  const anchor = useRef<number | null>(null);
  const filtered = useMemo(() => filteredFields(filter, visible), [filter, visible]);
  const stored = visible.filter((field) => factOfField(field) === null);
  const texts = useMemo(() => markTexts(marks), [marks]);

  useEffect(() => void restoreLayout(app), [app]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have other marks
  useEffect(() => {
    if (engineReady) void restoreMarks(app).catch(() => undefined);
  }, [app, engineReady, data]);

  // A search belongs to an order of rows: another order is searched anew.
  const searched = find !== null && find.version === version ? find : null;
  useEffect(() => {
    if (!finding || find === null || find.text.trim() === '' || find.version === version) return;
    const timer = setTimeout(() => void findText(app, find.text, 0), SEARCH_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [app, finding, find, version]);
  const hitRow = searched?.at == null ? null : (searched.places[searched.at] ?? null);
  useEffect(() => {
    if (hitRow !== null) table.current?.go(hitRow);
  }, [hitRow]);

  // A case that was picked elsewhere, on the map or beside the table, is brought into view.
  const opened = useRef<number | null>(null);
  useEffect(() => {
    if (selected === null || selected === opened.current || !engineReady) return;
    opened.current = selected;
    let left = false;
    placeOfRow(app, selected).then(
      (place) => {
        if (!left && place !== null) table.current?.go(place);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [app, selected, engineReady]);
  useEffect(() => () => pointAtRow(app, null), [app]);

  const setGrouping = (keys: readonly GroupKey[] | null) =>
    app.store.setState((state) => ({ records: { ...state.records, grouping: keys } }));
  const openMenu = useCallback((field: RowField, element: HTMLElement) => {
    const panel = root.current?.getBoundingClientRect();
    const cell = (element.closest('[role="columnheader"]') ?? element).getBoundingClientRect();
    if (panel === undefined) return;
    const left = Math.max(4, Math.min(cell.left - panel.left, panel.width - 280));
    setMenu({ field, left, top: cell.bottom - panel.top });
  }, []);
  const onPosition = useCallback(
    (from: number, to: number) =>
      setPosition((before) => (before.from === from && before.to === to ? before : { from, to })),
    [],
  );

  if (!engineReady) return <WaitForRows />;
  return (
    <section
      ref={root}
      className={styles.workspace}
      data-testid="records-table"
      aria-label={t('records.title')}
    >
      <RecordsBar
        total={total}
        order={order}
        onOrder={(next) => setOrder(app, next)}
        fields={fields}
        visible={visible}
        onVisible={(next) => showFields(app, next)}
        position={
          grouping === null ? (
            <JumpToRow {...position} total={total} onJump={(row) => table.current?.go(row)} />
          ) : null
        }
        grouped={grouping !== null}
        onFind={() => {
          setGrouping(null);
          setFinding(true);
        }}
        onGroup={() =>
          setGrouping(
            grouping === null
              ? [{ field: visible.find((field) => field === 'minor') ?? stored[0] ?? fields[0]! }]
              : null,
          )
        }
      />
      {finding && grouping === null ? (
        <FindBar
          from={() => table.current?.first() ?? 0}
          hidden={hiddenHit}
          onShow={(field) => showFields(app, [...visible, field])}
          onClose={() => setFinding(false)}
        />
      ) : null}
      {picked.size > 0 ? <PickedBar /> : null}
      {grouping !== null ? (
        <GroupView keys={grouping} fields={fields} onKeys={setGrouping} />
      ) : (
        <RecordsTable
          ref={table}
          version={version}
          data={data}
          total={total}
          fields={visible}
          pinned={pinned}
          widths={widths}
          onWidth={(field, pixels) => setWidth(app, field, pixels)}
          onMove={(field, to) => moveField(app, field, to)}
          onMenu={openMenu}
          filtered={filtered}
          order={order}
          onOrder={(next) => setOrder(app, next)}
          loadPage={(from, n, signal) => loadPage(app, from, n, signal)}
          selectedRowId={selected}
          pointedRowId={pointedOnMap}
          picked={picked}
          marks={texts}
          needle={finding && searched !== null ? searched.text.trim() : ''}
          hitRow={hitRow}
          onHiddenHit={setHiddenHit}
          onOpen={(rowId) => {
            opened.current = rowId;
            selectRow(app, rowId);
          }}
          onPick={(rowId, row, ranged) => {
            if (ranged && anchor.current !== null) void pickRange(app, anchor.current, row);
            else togglePicked(app, rowId);
            anchor.current = row;
          }}
          onPickAll={() => {
            if (picked.size > 0) setPicked(app, new Set());
            else void pickAll(app);
          }}
          onPoint={(place) => pointAtRow(app, place)}
          onPosition={onPosition}
          onFind={() => setFinding(true)}
        />
      )}
      {menu === null ? null : (
        <ColumnMenu
          key={menu.field}
          {...menu}
          onGroup={(field) => setGrouping([{ field }])}
          onClose={() => setMenu(null)}
        />
      )}
    </section>
  );
}
