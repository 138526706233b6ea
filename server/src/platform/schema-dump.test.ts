import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { adminQuery, databaseUrl } from '../../test/database.ts'
import { dumpSchema } from './schema-dump.ts'
import { generateTypes } from './type-generation.ts'

const database = `brigade_test_dump_${randomBytes(4).toString('hex')}`
let url = ''

beforeAll(async () => {
  await adminQuery(inject('owner_url'), `create database ${database}`)
  url = databaseUrl(inject('owner_url'), database)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`
    create schema pantry;
    create type pantry.taste as enum ('sweet', 'sour');
    create table pantry.jars (
      organization_id uuid not null, id uuid not null, label text not null default 'no name', taste pantry.taste,
      state text not null check (state in ('open', 'closed')), price numeric(14,2), filled_at timestamptz default now(),
      made_on date, count bigint, tags text[], facts jsonb, number integer generated always as identity,
      letters integer generated always as (length(label)) stored,
      primary key (organization_id, id), constraint jars_price_positive check (price > 0));
    create index on pantry.jars (organization_id, made_on desc);
    alter table pantry.jars enable row level security;
    create policy mine on pantry.jars for select to brigade_app using (state = 'open');
    grant insert, select on pantry.jars to brigade_app;
    grant update (label) on pantry.jars to brigade_door;
    create view pantry.open_jars with (security_invoker = true) as select id from pantry.jars where state = 'open';
    create function pantry.touch() returns trigger language plpgsql security definer as $$ begin return new; end $$;
    revoke execute on function pantry.touch() from public;
    create trigger touched before update on pantry.jars for each row execute function pantry.touch()`)
  await client.end()
})
afterAll(() => adminQuery(inject('owner_url'), `drop database ${database} with (force)`))

describe('the dump of the schema', () => {
  it('shows everything a reviewer has to see', async () => {
    const text = await dumpSchema(url)
    for (const line of [
      'create schema pantry;',
      "create type pantry.taste as enum ('sweet', 'sour');",
      'SECURITY DEFINER',
      '-- execute: nobody',
      "  label text default 'no name'::text not null,",
      '  number integer generated always as identity not null,',
      '  letters integer generated always as (length(label)) stored,',
      '  constraint jars_pkey PRIMARY KEY (organization_id, id),',
      '  constraint jars_price_positive CHECK ((price > (0)::numeric))',
      'CREATE INDEX jars_organization_id_made_on_idx ON pantry.jars USING btree (organization_id, made_on DESC);',
      'CREATE TRIGGER touched BEFORE UPDATE ON pantry.jars FOR EACH ROW EXECUTE FUNCTION pantry.touch();',
      'alter table pantry.jars enable row level security;',
      "create policy mine on pantry.jars for select to brigade_app\n  using ((state = 'open'::text));",
      'grant select, insert on pantry.jars to brigade_app;',
      'grant update (label) on pantry.jars to brigade_door;',
      'create view pantry.open_jars with (security_invoker=true) as',
    ])
      expect(text).toContain(line)
  })

  it('is the same each time', async () => {
    expect(await dumpSchema(url)).toBe(await dumpSchema(url))
  })
})

describe('the types of rows', () => {
  it('say what is read and what may be left out', async () => {
    const text = await generateTypes(url)
    for (const line of [
      'export interface PantryJars {',
      '  organization_id: string',
      '  label: Generated<string>',
      "  state: 'open' | 'closed'",
      '  price: Exact | null',
      '  filled_at: Generated<Instant | null>',
      '  made_on: string | null',
      '  count: number | null',
      '  tags: string[] | null',
      '  facts: Json | null',
      '  number: Computed<number>',
      '  letters: Computed<number | null>',
      "  'pantry.jars': PantryJars",
    ])
      expect(text).toContain(`${line}\n`)
  })
})
