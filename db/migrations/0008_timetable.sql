-- Work by the clock is handed to every organization: the worker may know which there are, and nothing else of them.
grant usage on schema identity to brigade_worker;
create policy worker on identity.organizations for select to brigade_worker using (true);
grant select (id) on identity.organizations to brigade_worker;
-- Finished jobs are swept away by age.
create index on platform.jobs (organization_id, finished_at);
