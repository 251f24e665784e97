/** Changes that happened elsewhere, as the WebSocket brings them. */

export type RecordAction = 'created' | 'updated' | 'deleted' | 'restored' | 'destroyed' | 'upserted';

export interface RecordEvent {
  seq: number;
  eventId: string;
  action: RecordAction;
  objectNameSingular: string;
  recordId: string;
  updatedFields: readonly string[] | null;
  updatedAt: string;
  /** The whole record when created or restored, only the changed fields when updated. */
  after: Readonly<Record<string, unknown>> | null;
  mutationId: string | null;
}
