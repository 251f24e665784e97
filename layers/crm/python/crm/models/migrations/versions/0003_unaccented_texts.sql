-- `unaccent` looks its dictionary up and so is not immutable. With the dictionary named it is, as far as an index cares.
create function core.unaccented(value text) returns text language plpgsql immutable strict parallel safe as $$
begin
    return lower(public.unaccent('public.unaccent', value));
end $$;
