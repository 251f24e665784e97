create role stratus_owner login createrole password 'stratus';
create role stratus_app login noinherit password 'stratus';
create database stratus owner stratus_owner;
