-- The ids that code derives from a name (RFC 9562, version 5), for steps that make what code would have made. No extension
-- that has SHA-1 is there on every server.
create function core.uuid5(namespace uuid, name text) returns uuid language plpgsql immutable strict parallel safe as $$
declare
    text_bytes bytea := uuid_send(namespace) || convert_to(name, 'UTF8');
    message bytea := text_bytes || '\x80'::bytea
        || decode(repeat('00', mod(119 - mod(length(text_bytes), 64), 64)), 'hex') || int8send(8 * length(text_bytes)::bigint);
    most constant bigint := 4294967295;
    h0 bigint := 1732584193;
    h1 bigint := 4023233417;
    h2 bigint := 2562383102;
    h3 bigint := 271733878;
    h4 bigint := 3285377520;
    a bigint; b bigint; c bigint; d bigint; e bigint; f bigint;
    w bigint[];
    digest bytea;
begin
    for block in 0 .. length(message) / 64 - 1 loop
        for i in 0 .. 15 loop
            w[i] := ('x' || encode(substr(message, block * 64 + i * 4 + 1, 4), 'hex'))::bit(32)::bigint;
        end loop;
        for i in 16 .. 79 loop
            f := w[i - 3] # w[i - 8] # w[i - 14] # w[i - 16];
            w[i] := ((f << 1) | (f >> 31)) & most;
        end loop;
        a := h0; b := h1; c := h2; d := h3; e := h4;
        for i in 0 .. 79 loop
            f := case
                when i < 20 then ((b & c) | ((b # most) & d)) + 1518500249
                when i < 40 then (b # c # d) + 1859775393
                when i < 60 then ((b & c) | (b & d) | (c & d)) + 2400959708
                else (b # c # d) + 3395469782
            end;
            f := (((a << 5) | (a >> 27)) & most) + f + e + w[i] & most;
            e := d; d := c; c := ((b << 30) | (b >> 2)) & most; b := a; a := f;
        end loop;
        h0 := h0 + a & most; h1 := h1 + b & most; h2 := h2 + c & most; h3 := h3 + d & most; h4 := h4 + e & most;
    end loop;
    digest := decode(lpad(to_hex(h0), 8, '0') || lpad(to_hex(h1), 8, '0') || lpad(to_hex(h2), 8, '0')
        || lpad(to_hex(h3), 8, '0'), 'hex');
    digest := set_byte(digest, 6, get_byte(digest, 6) & 15 | 80);
    digest := set_byte(digest, 8, get_byte(digest, 8) & 63 | 128);
    return encode(digest, 'hex')::uuid;
end $$;
revoke execute on function core.uuid5 from public;
