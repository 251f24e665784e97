-- Records of a workspace of old, with search rows as they were: one line, no care for scripts without spaces.

insert into :"schema".company (id, name, "domainNamePrimaryLinkUrl", "taxNumber", position, "deletedAt")
select md5('company' || n)::uuid, (array['Société Générale', '三菱重工業', 'Łódź Works', E'Two\nlines'])[n % 4 + 1] || ' ' || n,
    'https://company-' || n || '.example', 'T-' || n, n, case when n % 7 = 0 then now() end
from generate_series(1, :people / 2) as n;

insert into :"schema".person (id, "nameFirstName", "nameLastName", "emailsPrimaryEmail", "phonesPrimaryPhoneNumber", "jobTitle", "companyId", position, "deletedAt")
select md5('person' || n)::uuid, (array['Zoë', '太郎', 'Ólafur', 'Bob'])[n % 4 + 1], 'Åkesson ' || n, 'person-' || n || '@example.com',
    '55501' || n, (array['Ingénieur', null, '部長'])[n % 3 + 1], md5('company' || (n / 2 + 1))::uuid, n, case when n % 11 = 0 then now() end
from generate_series(1, :people) as n;

insert into :"schema".note (id, title, "bodyV2Markdown", position)
select md5('note' || n)::uuid, 'Meeting ' || n, 'We spoke about *' || n || E'*\nand went home', n from generate_series(1, 10) as n;

insert into :"schema"."noteTarget" (id, "noteId", "targetPersonId", "deletedAt")
select md5('noteTarget' || n)::uuid, md5('note' || n)::uuid, md5('person' || n)::uuid, case when n = 3 then now() end
from generate_series(1, 10) as n;

insert into :"schema".rocket (id, name, "serialNumber", stages, position, "deletedAt")
select md5('rocket' || n)::uuid, 'Ariane ' || n, 'S-' || n, array['Étage un', 'Étage deux'], n, case when n = 5 then now() end
from generate_series(1, 8) as n;

insert into :"schema"."timelineActivity" (id, name, "targetPersonId", "happensAt")
select md5('timeline' || n)::uuid, 'person.created', md5('person' || n)::uuid, now() from generate_series(1, :people) as n;

insert into :"schema"._search (object, record_id, label, search_text, position)
select 'company', p.id, concat_ws(' ', p.name), concat(' ', lower(unaccent(concat_ws(' ', p.name, p."domainNamePrimaryLinkUrl")))), p.position
from :"schema".company p where p."deletedAt" is null;

insert into :"schema"._search (object, record_id, label, search_text, position)
select 'person', p.id, concat_ws(' ', p."nameFirstName", p."nameLastName"), concat(' ', lower(unaccent(concat_ws(' ', p."nameFirstName", p."nameLastName", p."emailsPrimaryEmail", p."phonesPrimaryPhoneNumber", p."jobTitle")))), p.position
from :"schema".person p where p."deletedAt" is null;

insert into :"schema"._search (object, record_id, label, search_text, position)
select 'note', p.id, concat_ws(' ', p.title), concat(' ', lower(unaccent(concat_ws(' ', p.title, p."bodyV2Markdown")))), p.position
from :"schema".note p where p."deletedAt" is null;

insert into :"schema"._search (object, record_id, label, search_text, position)
select 'rocket', p.id, concat_ws(' ', p.name), concat(' ', lower(unaccent(concat_ws(' ', p.name, p."serialNumber", array_to_string(p.stages, ' '))))), p.position
from :"schema".rocket p where p."deletedAt" is null;
